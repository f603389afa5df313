package io.vigil.server;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands tests the server that most of them share: iot-anomaly/1, factory-floor/1, press/1 and /2.
public final class UsualServer implements ParameterResolver {

    private static void models(Path folder) {
        TestModels.writeIotAnomaly(folder, 1);
        TestModels.writeFactoryFloor(folder);
        TestModels.writePress(folder, 1);
        TestModels.writePress(folder, 2);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestServer.class || type == RequestSpecification.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestServer server = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(UsualServer.class, key -> TestServer.start(UsualServer::models), TestServer.class);
        return parameter.getParameter().getType() == TestServer.class ? server : to(server);
    }

    /// Requests to a server, sent as they are written.
    public static RequestSpecification to(TestServer server) {
        EncoderConfig asWritten = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .defaultContentCharset(StandardCharsets.UTF_8)
                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT);
        return RestAssured.given()
                .config(RestAssuredConfig.config().encoderConfig(asWritten))
                .port(server.port())
                .urlEncodingEnabled(false);
    }
}
