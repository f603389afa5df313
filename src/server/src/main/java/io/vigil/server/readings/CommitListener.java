package io.vigil.server.readings;

/// Hears of batches after they were committed, in their order.
///
/// Called by the writer's one thread, which waits meanwhile: a listener hands over and returns.
public interface CommitListener {

    void committed(Batch batch);
}
