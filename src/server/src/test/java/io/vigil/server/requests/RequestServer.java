package io.vigil.server.requests;

import io.vigil.server.TestModels;
import io.vigil.server.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands tests the one server that all bad and odd requests go to.
final class RequestServer implements ParameterResolver {

    private static void models(Path folder) {
        TestModels.writeIotAnomaly(folder, 1);
        RequestModels.writeIotForest(folder);
        RequestModels.writeMixer(folder);
        RequestModels.writeMeter(folder);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(
                        RequestServer.class,
                        key -> TestServer.start(RequestServer::models, "--logging.level.io.vigil.request=WARN"),
                        TestServer.class);
    }
}
