package io.vigil.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The README's first command, as a newcomer runs it.
class DemoIT {

    @Test
    void demo_storesAndReplaysThenServesUntilInterrupted() throws Exception {
        int port = Server.freePort();
        try (Program demo = Program.vigil("demo", "--port", Integer.toString(port))) {
            demo.awaitLine(line -> line.contains("serves until Ctrl-C"));

            assertThat(demo.lines()).filteredOn(line -> line.matches("\\[\\d+] \\{.*} -> .*")).hasSizeBetween(25, 100);
            assertThat(demo.output()).contains("rows       3,000: 3,000 scored, 0 rejected, 0 unreadable", "http://localhost:" + port + "/swagger-ui/index.html");
            assertThat(demo.output()).contains("dashboard    http://localhost:" + port + "/");
            assertThat(status(port, "/health")).isEqualTo(200);
            assertThat(storedReadings(port)).isGreaterThan(70_000);

            List<ProcessHandle> family = demo.family();
            demo.interrupt();

            assertThat(demo.exitCode()).isEqualTo(130);
            assertThat(family).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
        }
    }

    /// The page as a newcomer sees it, within a minute of the server being ready.
    @Test
    void page_isAliveWithinAMinute() throws Exception {
        int port = Server.freePort();
        try (Chromium chromium = Chromium.launch();
                Program demo = Program.vigil("demo", "--port", Integer.toString(port))) {
            demo.awaitLine(line -> line.contains("watch them at http://localhost:" + port + "/"));
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            Page page = chromium.page();
            List<String> errors = Chromium.errorsOf(page);
            page.navigate("http://localhost:" + port + "/");

            awaitSilence(port, end);
            assertThat(figure(page, "Readings")).hasAttribute("title", Pattern.compile("\\d{2},\\d{3}"), until(end));
            assertThat(figure(page, "Anomalies")).hasAttribute("title", Pattern.compile("[1-9]\\d*"), until(end));
            assertThat(figure(page, "Open incidents")).hasAttribute("title", Pattern.compile("[1-9]\\d*"), until(end));
            String shown = figure(page, "Readings").getAttribute("title");
            assertThat(figure(page, "Readings")).not().hasAttribute("title", shown, until(end));
            assertThat(errors).isEmpty();
        }
    }

    /// The incident that stays open comes with the end of the history.
    private static void awaitSilence(int port, long end) throws Exception {
        while (!get(port, "/incidents?status=open&sensor=cold-store/pressure-2").body().contains("\"reasons\":[\"dropout\"]")) {
            assertThat(System.nanoTime()).as("the sensor that fell silent has no incident").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Locator figure(Page page, String title) {
        return page.locator(".kpi")
                .filter(new Locator.FilterOptions().setHas(page.getByText(title, new Page.GetByTextOptions().setExact(true))))
                .locator("b");
    }

    private static HasAttributeOptions until(long nanoTime) {
        return new HasAttributeOptions().setTimeout(Math.max(1, (nanoTime - System.nanoTime()) / 1e6));
    }

    @Test
    void demo_interruptedInMidReplayLeavesNothingRunning() throws Exception {
        try (Program demo = Program.vigil("demo", "--port", Integer.toString(Server.freePort()))) {
            demo.awaitLine(line -> line.startsWith("[10]"));
            List<ProcessHandle> family = demo.family();

            demo.interrupt();

            assertThat(demo.exitCode()).isEqualTo(130);
            assertThat(family).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void demo_onATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Program demo = Program.vigil("demo", "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.output())
                    .isEqualTo("vigil: demo: port " + taken.getLocalPort() + " is taken; choose another with --port");
        }
    }

    @Test
    void demo_withAnUnknownOption() throws Exception {
        try (Program demo = Program.vigil("demo", "--prot", "1")) {
            assertThat(demo.exitCode()).isEqualTo(2);
            assertThat(demo.output()).isEqualTo("vigil: demo: unknown option '--prot' (see vigil demo --help)");
        }
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        return get(port, path).statusCode();
    }

    /// Four hours of 26 sensors every five seconds, less the dropouts.
    private static double storedReadings(int port) throws IOException, InterruptedException {
        Matcher stored = Pattern.compile("(?m)^vigil_readings_total\\{outcome=\"stored\"} (.*)$")
                .matcher(get(port, "/actuator/prometheus").body());
        assertThat(stored.find()).isTrue();
        return Double.parseDouble(stored.group(1));
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
