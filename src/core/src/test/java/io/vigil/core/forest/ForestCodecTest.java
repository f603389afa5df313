package io.vigil.core.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForestCodecTest {

    private static final int OUTPUTS_AT = 16;
    private static final int NODES_AT = 24;

    @Test
    void decode_whatWasEncoded_isTheSameForest() {
        Forest forest = Forests.classifier(3, 5, 6, 4);
        ForestCodec.Content content = ForestCodec.decode(ForestCodec.encode(forest, 7.25));
        assertThat(content.c()).isEqualTo(7.25);
        assertThat(ForestCodec.encode(content.forest(), 7.25)).isEqualTo(ForestCodec.encode(forest, 7.25));
        assertThat(content.forest().trees()).isEqualTo(5);
        assertThat(content.forest().nodes()).isEqualTo(forest.nodes());
    }

    @Test
    void encode_writesTheDocumentedLayout() {
        ByteBuffer bytes =
                ByteBuffer.wrap(ForestCodec.encode(Forests.stump(), 0)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(bytes.array(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("VIGILFOR");
        assertThat(new int[] {bytes.getInt(8), bytes.getInt(12), bytes.getInt(16), bytes.getInt(20)})
                .containsExactly(1, 2, 2, 1);
        assertThat(new int[] {bytes.getInt(24), bytes.getInt(28), bytes.getInt(32), bytes.getInt(36)})
                .containsExactly(5, 3, 0, 0);
        assertThat(bytes.getDouble(48)).isEqualTo(0.5);
        assertThat(bytes.getDouble(48 + 5 * 8)).isEqualTo(0.9);
        assertThat(bytes.getInt(bytes.limit() - 4)).isEqualTo(3);
        assertThat(bytes.limit()).isEqualTo(48 + 8 * (5 + 6) + 4 * (1 + 3 * 5));
    }

    @Test
    void decode_everyTruncation_isRefused() {
        byte[] bytes = ForestCodec.encode(Forests.stump(), 0);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ForestCodec.decode(cut));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(Arrays.copyOf(bytes, 20)))
                .withMessage("must have a header of 48 bytes");
    }

    @Test
    void decode_trailingByte_isRefused() {
        byte[] bytes = ForestCodec.encode(Forests.stump(), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessage("its counts make 200 bytes, it has 201");
    }

    @Test
    void decode_hugeCounts_areRefusedBeforeAnythingIsAllocated() {
        byte[] bytes = withInt(NODES_AT, Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(bytes))
                .withMessage("its counts make 42949673040 bytes, it has 200");
    }

    @Test
    void decode_countsWhoseProductOverflows_areRefused() {
        byte[] bytes = withInt(OUTPUTS_AT, Integer.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> ForestCodec.decode(bytes));
    }

    @Test
    void decode_negativeCount_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(withInt(NODES_AT, -5)))
                .withMessage("its counts must be at least 0");
    }

    @Test
    void decode_anotherFormat_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(withInt(8, 2)))
                .withMessage("its format must be 1, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(withInt(0, 1)))
                .withMessage("must start with VIGILFOR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(withInt(36, 1)))
                .withMessage("bytes 36 to 39 must be 0");
    }

    @Test
    void decode_cThatIsNoNumber_isRefused() {
        byte[] bytes = ForestCodec.encode(Forests.stump(), Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestCodec.decode(bytes))
                .withMessage("c must be a finite number of at least 0");
    }

    private static byte[] withInt(int at, int value) {
        byte[] bytes = ForestCodec.encode(Forests.stump(), 0);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }
}
