package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerUrlTest {

    @Test
    void address_holdsNoPassword() {
        ServerUrl at = new ServerUrl("jdbc:postgresql://db:5432/iot_db?user=iot&password=word", null, null);

        assertThat(at.address()).isEqualTo("jdbc:postgresql://db:5432/iot_db");
    }

    @Test
    void otherDatabases_areRefused() {
        assertThatThrownBy(() -> new ServerUrl("jdbc:mysql://db/iot_db", null, null))
                .hasMessage("spring.datasource.url must begin with jdbc:postgresql:");
    }
}
