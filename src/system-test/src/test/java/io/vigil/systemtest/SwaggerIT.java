package io.vigil.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Swagger UI as a person meets it: open it, take the example as it is, execute it.
class SwaggerIT {

    @Test
    void examples_sentUnchangedSucceed() throws Exception {
        try (Chromium chromium = Chromium.launch();
                Server server = Server.start(Server.shippedModels(), "--vigil.db-port=0")) {
            Plant.over(server).send("north/humidity", 40);
            Page page = chromium.page();
            List<String> errors = Chromium.errorsOf(page);

            page.navigate(server.url() + "/swagger-ui/index.html");
            assertThat(execute(page, "/predict")).containsText("is_anomaly");
            assertThat(execute(page, "/readings")).containsText("\"stored\": 2");
            assertThat(errors).isEmpty();
        }
    }

    /// Takes the example of a path's POST as it is and shows the answer, which must be a 200.
    private static Locator execute(Page page, String path) {
        Locator call = page.locator(".opblock-post:has([data-path='%s'])".formatted(path));
        call.locator(".opblock-summary-control").click();
        call.locator(".try-out__btn").click();
        call.locator(".execute").click();
        assertThat(call.locator(".live-responses-table .response-col_status").last()).containsText("200");
        return call.locator(".live-responses-table");
    }
}
