package io.vigil.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.train.Rows;
import io.vigil.train.TrainingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    @Test
    void withoutNames_numbersAreFeaturesAndTheRestIsNot() throws TrainingException {
        Table table = Rows.table("Device_ID,timestamp,site,temperature,heat_index,Anomaly", "7,2024-01-01,north,1.5,2,0");
        Columns columns = Columns.of(table, "Anomaly", null, List.of());
        assertThat(columns.features()).containsExactly("temperature", "heat_index");
        assertThat(columns.ids()).containsExactlyInAnyOrder("Device_ID", "site");
        assertThat(columns.time()).isEqualTo("timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "Device_ID", "deviceId", "plant-id", "uuid", "device", "is_anomaly", "Label"})
    void idsAndVerdicts_areNoFeatures(String name) throws TrainingException {
        Columns columns = Columns.of(Rows.table(name + ",x", "1,2"), null, null, List.of());
        assertThat(columns.features()).containsExactly("x");
        assertThat(columns.ids()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_time", "device_temperature", "humidity", "keys", "date_code"})
    void numbersWithSuchWordsWithin_areFeatures(String name) throws TrainingException {
        assertThat(Columns.of(Rows.table(name + ",x", "1,2"), null, null, List.of()).features()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts", "Time", "event_timestamp", "readAt_datetime"})
    void epochNumbers_areATime(String name) throws TrainingException {
        assertThat(Columns.of(Rows.table(name + ",x", "1700000000,2"), null, null, List.of()).time()).isEqualTo(name);
    }

    @Test
    void key_isAnId() throws TrainingException {
        Columns columns = Columns.of(Rows.table("line,x", "1,2"), null, "line", List.of());
        assertThat(columns.features()).containsExactly("x");
        assertThat(columns.ids()).containsExactly("line");
    }

    @Test
    void namedFeatures_areTakenAsTheyAre() throws TrainingException {
        Columns columns = Columns.of(Rows.table("id,site,x", "1,north,2"), null, null, List.of("site", "id"));
        assertThat(columns.features()).containsExactly("site", "id");
        assertThat(columns.ids()).isEmpty();
    }

    @Test
    void missingColumn_isNamed() {
        assertThatThrownBy(() -> Columns.of(Rows.table("x,y", "1,2"), null, null, List.of("x", "z")))
                .hasMessage("rows.csv has no column z; it has x, y");
    }

    @Test
    void noNumbers_isRefused() {
        assertThatThrownBy(() -> Columns.of(Rows.table("site", "north"), null, null, List.of()))
                .hasMessage("rows.csv has no numeric column to learn from; name some with --features");
    }
}
