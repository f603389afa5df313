package io.vigil.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The dashboard in a browser, over a server that watches a plant.
class DashboardIT {

    private static final int WIDE = 1440;
    private static final int NARROW = 390;
    private static final int HIGH = 900;

    private static Chromium chromium;
    private static Server server;
    private static Plant plant;

    private Page page;
    private List<String> errors;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        chromium = Chromium.launch();
        server = Server.start(Server.shippedModels(), Plant.options(data));
        plant = Plant.at(server);
        plant.send("north/humidity", Plant.SPIKE);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openPage() {
        page = chromium.page();
        page.setViewportSize(WIDE, HIGH);
        errors = Chromium.errorsOf(page);
    }

    @AfterEach
    void nothingWasReported() {
        assertThat(errors).isEmpty();
        page.close();
    }

    @Test
    void monitor_showsFiguresSeriesAndAnomalies() {
        open("/");

        assertThat(kpi("Readings")).hasText(Pattern.compile("80\\d"));
        assertThat(kpi("Anomalies")).hasText(Pattern.compile("[1-9]\\d*"));
        assertThat(kpi("Active sensors")).hasText("4");
        assertThat(page.locator(".sensor-card canvas")).hasCount(4);
        assertThat(panel("Sensors").locator("tbody tr")).hasCount(4);
        assertThat(panel("Anomalies by type").locator("li")).hasCount(2);
        assertThat(panel("Anomalies by location").locator("li")).hasCount(2);
        assertThat(panel("Newest anomalies").getByText("north/humidity").first()).isVisible();
    }

    @Test
    void aggregates_showsAChartPerTypeAndItsWindows() {
        open("/?view=aggregates");

        assertThat(panel("Means by sensor type").locator("canvas")).hasCount(2);
        assertThat(panel("Readings and anomalies per window").locator("canvas")).hasCount(2);
        assertThat(panel("Windows").locator("tbody tr")).hasCount(200);
        assertThat(page.getByText("Download CSV")).hasAttribute("href", Pattern.compile("/aggregates\\?from=.*&step=PT1M.*"));

        page.getByText("1 h", exactText()).click();

        assertThat(panel("Windows").locator("tbody tr")).not().hasCount(200);
        assertThat(page).hasURL(Pattern.compile("step=PT1H"));
    }

    @Test
    void ml_showsAgreementScoresAndPredictions() {
        open("/?view=ml");

        assertThat(panel("ML against rules").locator(".headline")).containsText("agreement over");
        assertThat(panel("Distribution of ML scores").locator("rect.bar")).hasCount(20);
        assertThat(panel("Newest predictions").locator("tbody tr").last()).containsText(Pattern.compile("(north|south)/"));
    }

    @Test
    void analytics_showsCorrelationStatisticsAndPlaces() {
        open("/?view=analytics");

        assertThat(panel("Correlation").locator("tbody td")).hasCount(4);
        assertThat(panel("Correlation").locator("tbody td").first()).hasText("1.00");
        assertThat(panel("Statistics by location").locator("tbody tr")).hasCount(4);
        assertThat(panel("Zones and sensors").locator(".pin")).hasCount(4);
        assertThat(panel("Zones and sensors").locator("polygon.zone")).hasCount(2);
        assertThat(panel("Zones and sensors").locator(".zone-list li")).hasText(new Pattern[] {
            Pattern.compile("greenhouses.*\\d readings? in its newest window.*"),
            Pattern.compile("stores.*\\d readings? in its newest window.*")
        });
    }

    @Test
    void models_showsMetricsAndScoresARecord() {
        open("/?view=models");

        assertThat(panel("Served models").locator("li")).hasCount(2);
        assertThat(page.locator(".meters dd").first()).hasText(Pattern.compile("0\\.\\d{3}"));
        page.getByText("Extreme record").click();
        page.getByRole(AriaRole.BUTTON, named("Score")).click();
        assertThat(page.locator(".verdict")).containsText(Pattern.compile("Anomaly anomaly probability 0\\.\\d{3}, threshold 0\\.623"));
        assertThat(page.locator(".contributions li")).hasCount(3);

        page.getByText("Typical record").click();
        page.getByRole(AriaRole.BUTTON, named("Score")).click();
        assertThat(page.locator(".verdict")).containsText("Normal");
    }

    @Test
    void models_saysWhichFeatureIsMissing() {
        open("/?view=models");

        page.getByLabel("Humidity").fill("");
        page.getByRole(AriaRole.BUTTON, named("Score")).click();

        assertThat(page.locator(".answer")).hasText("Humidity is required.");
        assertThat(page.getByLabel("Humidity")).hasAttribute("aria-invalid", "true");
        assertThat(errors).singleElement().asString().contains("422");
        errors.clear();
    }

    @Test
    void anomaly_appearsOnTheOpenPageWithinTwoSeconds() throws Exception {
        open("/?sensor=south/ambient_temperature");
        assertThat(page.locator(".link-state")).hasText("Live");
        assertThat(panel("Newest anomalies")).not().containsText("58.00");

        plant.send("south/ambient_temperature", Plant.SPIKE);

        assertThat(panel("Newest anomalies").locator("li").first()).containsText("58.00", within(2));
        assertThat(page.locator("#announcer")).hasText("Anomaly: south/ambient_temperature, 58.00");
    }

    @Test
    void filter_livesInTheAddress() {
        open("/");
        Locator rows = panel("Sensors").locator("tbody tr");
        assertThat(rows).hasCount(4);

        page.getByLabel("Location", exactly()).selectOption("south");
        assertThat(rows).hasCount(2);
        assertThat(page).hasURL(server.url() + "/?location=south");

        page.getByText("6h", exactText()).click();
        assertThat(page).hasURL(server.url() + "/?location=south&range=6h");
        page.reload();
        assertThat(rows).hasCount(2);
        assertThat(page.getByLabel("Location", exactly())).hasValue("south");

        page.goBack();
        page.goBack();
        assertThat(rows).hasCount(4);
        assertThat(page.getByLabel("Location", exactly())).hasValue("");
    }

    @Test
    void incident_isAcknowledgedAndJudged() throws Exception {
        plant.send("south/humidity", Plant.SPIKE);
        open("/?view=incidents&sensor=south/humidity");
        Locator incident = page.locator(".incident").first();
        assertThat(incident).containsText("south/humidity");

        incident.getByText("Acknowledge", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(incident).containsText("Acknowledged");
        incident.getByText("True alarm").click();
        assertThat(incident.getByText("True alarm")).hasAttribute("aria-pressed", "true");

        page.reload();
        assertThat(incident).containsText("Acknowledged");
        assertThat(incident.getByText("True alarm")).hasAttribute("aria-pressed", "true");
        assertThat(server.get("/incidents?status=open&sensor=south/humidity").body())
                .contains("\"feedback\":\"true\"")
                .doesNotContain("\"acknowledged_at\":null");
    }

    @Test
    void maintenance_isPlannedAndDeleted() {
        open("/?view=incidents");
        Locator windows = panel("Maintenance").locator("li");
        assertThat(panel("Maintenance")).containsText("No maintenance planned");

        page.getByLabel("For a").selectOption("location");
        page.getByLabel("Name").fill("warehouse");
        page.getByLabel("Note").fill("new pumps");
        page.getByRole(AriaRole.BUTTON, named("Plan")).click();
        assertThat(windows).hasCount(1);
        assertThat(windows).containsText("new pumps");

        windows.getByText("Delete").click();
        assertThat(panel("Maintenance")).containsText("No maintenance planned");
        assertThat(windows).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({
        "monitor, LIGHT", "monitor, DARK", "aggregates, LIGHT", "aggregates, DARK", "ml, LIGHT", "ml, DARK",
        "analytics, LIGHT", "analytics, DARK", "incidents, LIGHT", "incidents, DARK", "models, LIGHT", "models, DARK"
    })
    void view_isAccessible(String view, ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        open("/?view=" + view);
        for (int width : List.of(WIDE, NARROW)) {
            page.setViewportSize(width, HIGH);
            assertThat(page.locator(".loading")).hasCount(0);

            List<Rule> findings = new AxeBuilder(page).analyze().getViolations();

            assertThat(findings)
                    .as("%d pixels wide", width)
                    .filteredOn(finding -> List.of("serious", "critical").contains(finding.getImpact()))
                    .isEmpty();
        }
    }

    @Test
    void keys_openATabAcknowledgeAndScore() throws Exception {
        plant.send("north/ambient_temperature", Plant.SPIKE);
        open("/");

        tabTo(page.getByRole(AriaRole.LINK, named("Incidents")));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(server.url() + "/?view=incidents");
        Locator incident = page.locator(".incident")
                .filter(new Locator.FilterOptions().setHasText("north/ambient_temperature"))
                .first();
        tabTo(incident.getByText("Acknowledge", new Locator.GetByTextOptions().setExact(true)));
        page.keyboard().press("Enter");
        assertThat(incident).containsText("Acknowledged");

        open("/");
        tabTo(page.getByRole(AriaRole.LINK, named("Models")));
        page.keyboard().press("Enter");
        tabTo(page.getByLabel("Humidity"));
        page.keyboard().press("Control+A");
        page.keyboard().type("-9.5");
        page.keyboard().press("Enter");
        assertThat(page.locator(".verdict")).containsText("anomaly probability");
    }

    @Test
    void keys_filterAndStayWhereTheyAre() {
        open("/");

        Locator location = page.getByLabel("Location", exactly());
        tabTo(location);
        page.keyboard().type("south");
        assertThat(page).hasURL(server.url() + "/?location=south");
        assertThat(location).isFocused();
        Locator hours = page.getByText("6h", exactText());
        tabTo(hours);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(server.url() + "/?location=south&range=6h");
        assertThat(hours).isFocused();
        Locator box = page.getByLabel("Chart south/humidity");
        tabTo(box);
        page.keyboard().press("Space");
        assertThat(box).not().isChecked();
        assertThat(box).isFocused();
    }

    /// Presses Tab until the element has the focus, which must be seen.
    private void tabTo(Locator wanted) {
        wanted.waitFor();
        for (int presses = 0; presses < 100; presses++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                assertThat(wanted).not().hasCSS("outline-style", "none");
                return;
            }
        }
        fail("a hundred tabs do not reach " + wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor", "aggregates", "ml", "analytics", "incidents", "models"})
    void view_fitsAPhone(String view) {
        page.setViewportSize(NARROW, HIGH);
        open("/?view=" + view);
        assertThat(page.locator(".loading")).hasCount(0);

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(NARROW);
    }

    private void open(String address) {
        page.navigate(server.url() + address);
    }

    private Locator panel(String title) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private Locator kpi(String title) {
        return page.locator(".kpi").filter(new Locator.FilterOptions().setHas(page.getByText(title, exactText()))).locator("b");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByTextOptions exactText() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static ContainsTextOptions within(int seconds) {
        return new ContainsTextOptions().setTimeout(seconds * 1000.0);
    }
}
