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
    void example_sentUnchangedSucceeds() throws Exception {
        try (Chromium chromium = Chromium.launch();
                Server server = Server.start(Server.shippedModels())) {
            Page page = chromium.page();
            List<String> errors = Chromium.errorsOf(page);

            page.navigate(server.url() + "/swagger-ui/index.html");
            Locator predict = page.locator(".opblock-post:has([data-path='/predict'])");
            predict.locator(".opblock-summary-control").click();
            predict.locator(".try-out__btn").click();
            predict.locator(".execute").click();

            assertThat(predict.locator(".live-responses-table .response-col_status").last()).containsText("200");
            assertThat(predict.locator(".live-responses-table")).containsText("is_anomaly");
            assertThat(errors).isEmpty();
        }
    }
}
