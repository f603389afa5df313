package io.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.live.Feed.Ended;
import io.vigil.server.live.Feed.Events;
import io.vigil.server.live.Feed.Missed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private static Event event(long id, int bytes) {
        return new Event(id, "anomaly", null, List.of(new Event.Part("a", "t", "l", new byte[bytes])));
    }

    private static List<Long> ids(Feed.Taken taken) {
        return ((Events) taken).events().stream().map(Event::id).toList();
    }

    @Test
    void listener_getsWhatFollowsItsLast() throws InterruptedException {
        Feed feed = new Feed(10, 100, 4);
        feed.publish(event(7, 1));
        feed.publish(event(9, 1));

        assertThat(ids(feed.after(4, NO_TIME))).containsExactly(7L, 9L);
        assertThat(ids(feed.after(7, NO_TIME))).containsExactly(9L);
        assertThat(ids(feed.after(8, NO_TIME))).containsExactly(9L);
        assertThat(ids(feed.after(9, NO_TIME))).isEmpty();
        assertThat(feed.newest()).isEqualTo(9);
    }

    @Test
    void listenerBehindWhatIsKept_isToldSo() throws InterruptedException {
        Feed feed = new Feed(2, 100, 0);
        for (int id = 1; id <= 4; id++) {
            feed.publish(event(id, 1));
        }

        assertThat(feed.after(1, NO_TIME)).isEqualTo(new Missed(2));
        assertThat(ids(feed.after(2, NO_TIME))).containsExactly(3L, 4L);
    }

    @Test
    void largeEvents_pushOutOthers_butNeverThemselves() throws InterruptedException {
        Feed feed = new Feed(10, 100, 0);
        feed.publish(event(1, 60));
        feed.publish(event(2, 60));
        assertThat(feed.after(0, NO_TIME)).isEqualTo(new Missed(1));

        feed.publish(event(3, 500));
        assertThat(ids(feed.after(2, NO_TIME))).containsExactly(3L);
    }

    @Test
    void waitingListener_isWokenByAnEvent() throws Exception {
        Feed feed = new Feed(10, 100, 0);
        CompletableFuture<Feed.Taken> taken = waiting(feed);
        feed.publish(event(1, 1));

        assertThat(ids(taken.get(10, TimeUnit.SECONDS))).containsExactly(1L);
    }

    @Test
    void waitingListener_isWokenByTheEnd() throws Exception {
        Feed feed = new Feed(10, 100, 0);
        CompletableFuture<Feed.Taken> taken = waiting(feed);
        feed.close();

        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(new Ended());
        assertThat(feed.after(0, LONG)).isEqualTo(new Ended());
    }

    private static CompletableFuture<Feed.Taken> waiting(Feed feed) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return feed.after(0, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
