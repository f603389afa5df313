package io.vigil.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/// Who runs PostgreSQL, which refuses to run as root: the server's own user; for root, root as a user
/// namespace shows it, which is nobody, or nobody itself.
enum Account {
    OWN,
    NAMESPACE,
    NOBODY;

    private static final String NOBODYS_ID = "65534";

    /// Who is to run it here.
    interface Choice {

        /// @throws IOException where nobody can
        Account choose() throws IOException;
    }

    /// @throws IOException where the server runs as root and cannot become anybody else
    static Account choose() throws IOException {
        if (!ProcessHandle.current().info().user().orElse("").equals("root")) {
            return OWN;
        }
        for (Account account : List.of(NAMESPACE, NOBODY)) {
            if (account.works()) {
                return account;
            }
        }
        throw new IOException("PostgreSQL refuses to run as root, and here root cannot become another user by unshare "
                + "or setpriv; start the server as an ordinary user, or set spring.datasource.url to a server");
    }

    boolean works() {
        try {
            return Programs.run(Stream.concat(prefix().stream(), Stream.of("id")).toList()).succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    /// What stands before a command.
    List<String> prefix() {
        return switch (this) {
            case OWN -> List.of();
            case NAMESPACE -> List.of("unshare", "--user");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODYS_ID, "--regid=" + NOBODYS_ID, "--clear-groups");
        };
    }

    /// Makes this account the owner of a folder and all in it.
    void own(Path folder) throws IOException {
        if (this == OWN) {
            return;
        }
        UserPrincipal owner = folder.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(this == NOBODY ? NOBODYS_ID : "root");
        if (Files.getOwner(folder).equals(owner)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted((a, b) -> b.compareTo(a))::iterator) {
                Files.setOwner(file, owner);
            }
        }
    }
}
