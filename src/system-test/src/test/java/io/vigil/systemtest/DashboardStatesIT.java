package io.vigil.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard where not everything is there: no readings, no database, no server for a while.
class DashboardStatesIT {

    private static final double PATIENCE_MILLIS = 60_000;

    @Test
    void restartOfTheServer_isSurvived(@TempDir Path data) throws Exception {
        int port = Server.freePort();
        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.page();
            try (Server server = Server.startOn(port, Server.shippedModels(), Plant.options(data))) {
                Plant.at(server);
                page.navigate(server.url() + "/");
                assertThat(page.locator(".link-state")).hasText("Live");
                assertThat(page.locator(".sensor-card")).hasCount(4);
            }

            assertThat(page.locator(".link-state")).hasText("Reconnecting");
            assertThat(page.locator(".sensor-card")).hasCount(4);
            try (Server server = Server.startOn(port, Server.shippedModels(), Plant.options(data))) {
                Plant.over(server).send("north/humidity", Plant.SPIKE);

                assertThat(page.locator(".link-state")).hasText("Live", new HasTextOptions().setTimeout(PATIENCE_MILLIS));
                assertThat(page.locator(".anomalies li").first())
                        .containsText("58.00", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
                assertThat(page.locator(".notice")).isHidden();
            }
        }
    }

    @Test
    void missingDatabase_isSaidWithItsReason(@TempDir Path data) throws Exception {
        try (Chromium chromium = Chromium.launch();
                Server server = Server.start(
                        Server.shippedModels(), "--data", data.toString(), "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/iot_db")) {
            Page page = chromium.page();

            page.navigate(server.url() + "/");

            assertThat(page.locator(".notice")).containsText("Waiting for the server. ");
            assertThat(page.locator(".notice")).containsText("database");
            page.getByText("Models", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".models li")).hasCount(2);
            assertThat(page.locator(".notice")).isHidden();
        }
    }

    @Test
    void noReadings_tellsWhatToDo(@TempDir Path data) throws Exception {
        try (Chromium chromium = Chromium.launch();
                Server server = Server.start(Server.shippedModels(), Plant.options(data))) {
            Page page = chromium.page();

            page.navigate(server.url() + "/");

            Locator series = page.locator(".panel", new Page.LocatorOptions().setHasText("Live series"));
            assertThat(series).containsText("./vigil simulate", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        }
    }

    @Test
    void text_isNeverMarkup(@TempDir Path data) throws Exception {
        String evil = "<img src=x onerror=document.title='hit'>";
        try (Chromium chromium = Chromium.launch();
                Server server = Server.start(Server.shippedModels(), Plant.options(data))) {
            Plant.over(server).sendAll(List.of("""
                    {"sensor_id":"%1$s","location":"%1$s","sensor_type":"humidity","value":200,"timestamp":"%2$s"}"""
                    .formatted(evil, Instant.now())));
            Page page = chromium.page();
            List<String> errors = Chromium.errorsOf(page);

            for (String view : List.of("monitor", "aggregates", "ml", "analytics", "incidents")) {
                page.navigate(server.url() + "/?view=" + view + "&sensor=" + evil.replace("<", "%3C").replace(">", "%3E"));
                assertThat(page.locator(".loading")).hasCount(0);
                assertThat(page.locator("main img")).hasCount(0);
                assertThat(page).not().hasTitle("hit");
            }
            assertThat(errors).isEmpty();
        }
    }
}
