package io.vigil.core.bundle;

/// What lies in a models folder: a version that can answer, or something that cannot and why.
public sealed interface Found {

    /// The model's name, which is its folder's.
    String name();

    /// A version that passed every check.
    ///
    /// @param champion true for the one version of its model that answers where no version is named
    record Loaded(String name, int version, AnyBundle bundle, boolean champion) implements Found {}

    /// Something that does not serve. A `champion` file at fault is one of these too; then no version
    /// of its model is the champion.
    ///
    /// @param version the version, or the name of what stands in its place, empty for a whole model
    /// @param file the file or folder at fault
    /// @param reason the rule it breaks, without the file's name
    record Refused(String name, String version, String file, String reason) implements Found {

        /// The refusal in one line, as for a log.
        @Override
        public String toString() {
            String where = version.isEmpty() ? name : name + "/" + version;
            return "%s is refused: %s: %s".formatted(where, file, reason);
        }
    }
}
