package io.vigil.server.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongWorkTest {

    @Test
    void whoeverFindsTooManyWaiting_isSentAway() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (LongWork work = new LongWork(1, 1);
                ThreadPoolExecutor clients = new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new SynchronousQueue<>())) {
            Future<String> first = clients.submit(() -> work.call(() -> {
                working.countDown();
                return awaited(goOn) ? "first" : "never";
            }));
            working.await();
            Future<String> second = clients.submit(() -> work.call(() -> "second"));
            while (work.waiting() == 0) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> work.call(() -> "third"))
                    .isInstanceOfSatisfying(FailureException.class, e -> {
                        Failure failure = e.failure();
                        assertThat(failure.status()).isEqualTo(503);
                        assertThat(failure.detail()).isEqualTo("too many large requests are being worked on, try again");
                        assertThat(failure.headers()).containsEntry("Retry-After", "1");
                    });
            goOn.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void failureOfTheWork_isThrownAsItIs() {
        try (LongWork work = new LongWork(1, 1)) {
            IllegalStateException failure = new IllegalStateException("broken");

            assertThatThrownBy(() -> work.call(() -> {
                throw failure;
            })).isSameAs(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1_000})
    void sharedParts_areAllDoneOnce(int parts) {
        try (LongWork work = new LongWork(1, 1)) {
            AtomicIntegerArray done = new AtomicIntegerArray(parts);

            work.share(parts, done::incrementAndGet);

            for (int part = 0; part < parts; part++) {
                assertThat(done.get(part)).isEqualTo(1);
            }
        }
    }

    @Test
    void failureOfASharedPart_isThrown() {
        try (LongWork work = new LongWork(1, 1)) {
            assertThatThrownBy(() -> work.share(8, part -> {
                throw new IllegalStateException("broken");
            })).isInstanceOf(IllegalStateException.class);
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
