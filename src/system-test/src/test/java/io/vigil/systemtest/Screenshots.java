package io.vigil.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Takes the pictures of the dashboard in `docs/images` anew, from the demo; no part of the usual tests.
class Screenshots {

    private static final Path IMAGES = Repository.root().resolve("docs/images");
    private static final int WIDE = 1440;
    private static final int HIGH = 900;
    private static final long MOST_BYTES = 300 * 1024;
    private static final double PATIENCE_MILLIS = 120_000;

    @Test
    void everyView() throws Exception {
        int port = Server.freePort();
        try (Program demo = Program.vigil("demo", "--port", Integer.toString(port));
                Chromium chromium = Chromium.launch()) {
            demo.awaitLine(line -> line.contains("serves until Ctrl-C"));
            Files.createDirectories(IMAGES);
            Page page = chromium.page();
            page.setViewportSize(WIDE, HIGH);
            String url = "http://localhost:" + port + "/";

            page.navigate(url);
            assertThat(page.locator(".kpi").last())
                    .containsText(Pattern.compile("[1-9]"), new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            take(page, "monitor");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            take(page, "monitor-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            for (String view : new String[] {"aggregates", "ml", "analytics", "incidents"}) {
                page.navigate(url + "?view=" + view);
                take(page, view);
            }
            page.navigate(url + "?view=models");
            page.getByText("Extreme record").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Score").setExact(true)).click();
            assertThat(page.locator(".contributions")).isVisible();
            take(page, "models");
        }
    }

    private static void take(Page page, String name) throws Exception {
        assertThat(page.locator(".loading")).hasCount(0);
        Path image = IMAGES.resolve("dashboard-" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(image));
        assertThat(Files.size(image)).isLessThan(MOST_BYTES);
    }
}
