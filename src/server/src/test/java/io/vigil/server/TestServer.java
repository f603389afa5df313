package io.vigil.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// The whole server on a free port, with models in a folder of its own.
public final class TestServer implements AutoCloseable {

    private static final String DATABASE = "--spring.datasource.url=";

    private final Path folder;
    private final ConfigurableApplicationContext context;

    private TestServer(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /// Without a database: its address is one where none listens, unless the options name another.
    ///
    /// @param models fills the models folder
    /// @param options of the command line, beyond port and models
    public static TestServer start(Consumer<Path> models, String... options) {
        try {
            Path folder = Files.createTempDirectory("vigil-server-test");
            models.accept(folder);
            List<String> args = new ArrayList<>(List.of(options));
            args.addAll(List.of("--server.port=0", "--vigil.model-dir=" + folder));
            if (args.stream().noneMatch(arg -> arg.startsWith(DATABASE))) {
                args.add(DATABASE + "jdbc:postgresql://127.0.0.1:1/none");
            }
            return new TestServer(folder, SpringApplication.run(VigilServer.class, args.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// Method and pattern of every call that is mapped, as `GET /models/{name}`.
    Stream<String> calls() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(call -> call.getPatternValues().stream()
                        .flatMap(pattern -> call.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)));
    }

    @Override
    public void close() {
        context.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
