package io.vigil.server.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SparesTest {

    private final Spares<Object> spares = new Spares<>();

    @Test
    void spare_isGivenOnce() {
        Object spare = new Object();
        spares.leave(spare);

        assertThat(spares.take()).isSameAs(spare);
        assertThat(spares.take()).isNull();
    }

    @Test
    void onlyAFew_areKept() {
        IntStream.range(0, 10_000).forEach(i -> spares.leave(i));

        long kept = Stream.generate(spares::take).takeWhile(Objects::nonNull).count();
        assertThat(kept).isEqualTo(4L * Runtime.getRuntime().availableProcessors());
    }
}
