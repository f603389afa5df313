package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTest {

    @TempDir
    Path temp;

    @Test
    void password_isDrawnOnceAndReadableByItsOwnerAlone() throws IOException {
        Password password = new Password(temp.resolve("password"));

        String drawn = password.text();

        assertThat(drawn).matches("[0-9a-f]{36}").isEqualTo(password.text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password.file()))).isEqualTo("rw-------");
        assertThat(new Password(temp.resolve("other")).text()).isNotEqualTo(drawn);
    }
}
