package io.vigil.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/// Vigil over HTTP.
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class VigilServer {

    /// Starts the server; wrong usage ends with exit code 2, a failed start with 1.
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        switch (ServeOptions.parse(args)) {
            case ServeOptions.Help help -> System.out.print(help.text());
            case ServeOptions.Wrong wrong -> {
                System.err.println("vigil serve: " + wrong.message());
                System.exit(ServeOptions.WRONG_USAGE);
            }
            case ServeOptions.Properties properties -> SpringApplication.run(VigilServer.class, properties.arguments());
        }
    }
}
