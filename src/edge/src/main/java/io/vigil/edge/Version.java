package io.vigil.edge;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What `--version` prints: the program's name, and the version its jar was built as.
public final class Version implements IVersionProvider {

    @Spec
    private CommandSpec spec;

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unreleased");
        return new String[] {spec.name() + " " + version};
    }
}
