package io.vigil.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.core.SpringProperties;

/// Vigil over HTTP.
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class VigilServer {

    private static final String BUILT = "VigilServer__ApplicationContextInitializer.class";
    private static final String USE_BUILT = "spring.aot.enabled";

    /// Starts the server; wrong usage ends with exit code 2, a failed start with 1.
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        switch (ServeOptions.parse(args)) {
            case ServeOptions.Help help -> System.out.print(help.text());
            case ServeOptions.Wrong wrong -> {
                System.err.println("vigil serve: " + wrong.message());
                System.exit(ServeOptions.WRONG_USAGE);
            }
            case ServeOptions.Properties properties -> run(properties.arguments());
        }
    }

    /// With the bean definitions that the build made, which are read faster than annotations; a run from an
    /// IDE has none.
    private static void run(String[] arguments) {
        if (SpringProperties.checkFlag(USE_BUILT) == null && VigilServer.class.getResource(BUILT) != null) {
            SpringProperties.setFlag(USE_BUILT);
        }
        SpringApplication.run(VigilServer.class, arguments);
    }
}
