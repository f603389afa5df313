package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.model.ScoreKind;
import io.vigil.core.model.Scores;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Bodies with random damage have the declared outcomes and no other.
class FormatsFuzzTest {

    private static final int BODIES = 7_000;
    private static final String CSV = "Temperature,Humidity,\"Battery\",Zone\n1.5,2e3,,\"a\"\"b\"\n-1,0.5,7,é😀\n3,4,5,6\n";
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void damagedBody_hasADeclaredOutcome(int seed) {
        Random random = new Random(seed);
        int[] outcomes = new int[4];
        for (int i = 0; i < BODIES; i++) {
            int kind = i % 4;
            RecordReader reader =
                    kind < 2 ? new JsonRecords() : kind == 2 ? new NdjsonRecords() : new CsvRecords();
            byte[] body = Damage.damaged(
                    kind == 0 ? Damage.JSON : kind == 1 ? Damage.OBJECT : kind == 2 ? Damage.NDJSON : CSV, random);
            outcomes[outcome(reader, body, random.nextBoolean())]++;
        }
        assertThat(outcomes).as("scored, refused, malformed, too large").doesNotContain(0);
    }

    private static int outcome(RecordReader reader, byte[] body, boolean partial) {
        try {
            Decoded decoded = reader.read(body, 0, body.length, Plant.SCHEMA, new ReadOptions(3, partial));
            assertThat(decoded.problems().size()).isEqualTo((int) decoded.problemCount());
            if (decoded.refused()) {
                assertThat(decoded.problems()).isNotEmpty();
                return 1;
            }
            assertThat(decoded.badRecords() > 0).isEqualTo(!decoded.problems().isEmpty());
            requireAnswer(decoded, partial);
            return 0;
        } catch (MalformedException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return 2;
        } catch (TooLargeException e) {
            return 3;
        }
    }

    private static void requireAnswer(Decoded decoded, boolean partial) {
        for (int r = 0; r < decoded.records(); r++) {
            assertThat(decoded.batch().value(r, 0)).isFinite();
            assertThat(decoded.batch().value(r, 1)).isFinite();
        }
        ByteOutput out = new ByteOutput();
        Scores scores = new Scores(new double[decoded.records()], 0.5);
        new JsonResults().write(
                new Answer("m", 1, Plant.SCHEMA, ScoreKind.Z, decoded, scores, null, partial), out);
        try (JsonParser parser =
                new JsonFactory().createParser(ObjectReadContext.empty(), out.bytes(), 0, out.size())) {
            parser.nextToken();
            parser.skipChildren();
            assertThat(parser.nextToken()).isNull();
        }
    }
}
