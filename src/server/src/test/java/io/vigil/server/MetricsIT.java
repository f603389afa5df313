package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsIT {

    private static String metrics(TestServer server) {
        return UsualServer.to(server).get("/actuator/prometheus").asString();
    }

    private static void predict(TestServer server, String query, String records) {
        UsualServer.to(server).contentType("application/json").body("{\"records\":[" + records + "]}").post("/predict" + query);
    }

    @Test
    void scoredAndRejectedRecords_areCounted() {
        try (TestServer server = TestServer.start(folder -> TestModels.writePress(folder, 1))) {
            predict(server, "", "{\"pressure\":1},{\"pressure\":1},{\"pressure\":2},{\"pressure\":5},{}");
            predict(server, "?on_error=partial", "{\"pressure\":1},{\"pressure\":\"x\"}");
            predict(server, "", "{\"pressure\":1},{\"pressure\":\"x\"},{\"pressure\":2}");

            assertThat(metrics(server).lines())
                    .contains(
                            "vigil_records_total{model=\"press\",result=\"normal\",version=\"1\"} 4.0",
                            "vigil_records_total{model=\"press\",result=\"anomaly\",version=\"1\"} 2.0",
                            "vigil_records_total{model=\"press\",result=\"rejected\",version=\"1\"} 4.0",
                            "vigil_feature_missing_total{feature=\"pressure\",model=\"press\",version=\"1\"} 1.0",
                            "vigil_feature_out_of_range_total{feature=\"pressure\",model=\"press\",version=\"1\"} 1.0");
        }
    }

    @Test
    void scoresAndBatches_areDistributed() {
        try (TestServer server = TestServer.start(folder -> TestModels.writePress(folder, 1))) {
            predict(server, "", "{\"pressure\":1},{\"pressure\":2},{\"pressure\":5},{\"pressure\":0.05}");

            assertThat(metrics(server).lines())
                    .contains(
                            "vigil_score_bucket{model=\"press\",version=\"1\",le=\"0.1\"} 1",
                            "vigil_score_bucket{model=\"press\",version=\"1\",le=\"3.0\"} 2",
                            "vigil_score_bucket{model=\"press\",version=\"1\",le=\"5.0\"} 3",
                            "vigil_score_bucket{model=\"press\",version=\"1\",le=\"+Inf\"} 4",
                            "vigil_score_count{model=\"press\",version=\"1\"} 4",
                            "vigil_score_sum{model=\"press\",version=\"1\"} 16.1",
                            "vigil_batch_records_bucket{model=\"press\",version=\"1\",le=\"1.0\"} 0",
                            "vigil_batch_records_bucket{model=\"press\",version=\"1\",le=\"10.0\"} 1",
                            "vigil_predict_seconds_count{model=\"press\",version=\"1\"} 1",
                            "vigil_inflight_requests 0.0");
        }
    }

    @Test
    void requests_areTimed_whateverWayTheyAreAnswered() {
        try (TestServer server = TestServer.start(folder -> TestModels.writePress(folder, 1))) {
            predict(server, "", "{\"pressure\":1}");
            predict(server, "", "{\"pressure\":2}");
            predict(server, "", "{\"pressure\":\"x\"}");
            UsualServer.to(server).get("/predict");
            UsualServer.to(server).contentType("application/json").body("{\"pressure\":1}").post("/models/press/predict");

            String timer = "http_server_requests_seconds_count{error=\"none\",exception=\"none\",";
            assertThat(metrics(server).lines())
                    .contains(
                            timer + "method=\"POST\",outcome=\"SUCCESS\",status=\"200\",uri=\"/predict\"} 2",
                            timer + "method=\"POST\",outcome=\"CLIENT_ERROR\",status=\"422\",uri=\"/predict\"} 1",
                            timer + "method=\"POST\",outcome=\"SUCCESS\",status=\"200\",uri=\"/models/{name}/predict\"} 1")
                    .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{") && line.contains("status=\"405\""));
        }
    }

    @Test
    void models_areDescribed() {
        try (TestServer server = TestServer.start(folder -> TestModels.writePress(folder, 1))) {
            assertThat(metrics(server))
                    .containsPattern("vigil_model_info\\{algorithm=\"robust-z\",model=\"press\",sha256=\"[0-9a-f]{64}\",version=\"1\"} 1");
        }
    }
}
