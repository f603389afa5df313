package io.vigil.edge;

/// Shows people how far a job is, and finally nothing.
public interface Progress extends AutoCloseable {

    /// Shows nothing.
    Progress NONE = new Progress() {
        @Override
        public void show(String what, long done, long total) {}

        @Override
        public void close() {}
    };

    /// @param what the job is at, in a few words
    /// @param total at least 1
    void show(String what, long done, long total);

    /// Takes away what was shown; the next job may begin.
    @Override
    void close();
}
