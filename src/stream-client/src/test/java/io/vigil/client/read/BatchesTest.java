package io.vigil.client.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private static Batches of(String text, int size, long limit) throws IOException, ReplayException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Batches(Input.open("a.csv", new ByteArrayInputStream(bytes), LabelName.of(null), Form.OBJECTS, TimeShift.NONE), size, limit);
    }

    private static Batch next(Batches batches) throws IOException, ReplayException {
        return Objects.requireNonNull(batches.next());
    }

    @Test
    void aBatch_holdsAsManyReadableRowsAsAsked() throws Exception {
        Batches batches = of("a\n1\nx,y\n2\n3\n", 2, NO_LIMIT);
        Batch first = next(batches);
        assertThat(first.items()).hasSize(3);
        assertThat(first.rows()).extracting(Item.Row::text).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(first.name()).isEqualTo("rows 0-2");
        assertThat(next(batches).name()).isEqualTo("row 3");
        assertThat(batches.next()).isNull();
        assertThat(batches.ended()).isTrue();
    }

    @Test
    void theLimit_countsAllRowsOfTheInput() throws Exception {
        Batches batches = of("a\n1\nx,y\n2\n3\n", 10, 3);
        assertThat(next(batches).items()).hasSize(3);
        assertThat(batches.next()).isNull();
        assertThat(batches.ended()).isFalse();
    }

    @Test
    void skip_passesOverRows_unreadableOnesIncluded() throws Exception {
        Batches batches = of("a\n1\nx,y\n2\n3\n", 1, NO_LIMIT);
        batches.skip(2);
        assertThat(batches.next()).isEqualTo(new Batch(2, "", List.of(Reading.row(4, "{\"a\":2}"))));
    }

    @Test
    void unreadableRowsWithoutEnd_areCutIntoBatchesToo() throws Exception {
        Batches batches = of("a\n" + "x,y\n".repeat(2500), 5, NO_LIMIT);
        assertThat(next(batches).items()).hasSize(1000);
        assertThat(next(batches).items()).hasSize(1000);
        assertThat(next(batches).items()).hasSize(500);
        assertThat(batches.next()).isNull();
    }
}
