package io.vigil.server.db;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the server keeps its data; `application.yml` holds the defaults.
///
/// @param data the folder of everything that the server keeps
/// @param dbPort the first port that its own PostgreSQL tries, 0 takes any free one
@ConfigurationProperties("vigil")
public record DatabaseSettings(Path data, int dbPort) {

    public DatabaseSettings {
        if (dbPort < 0 || dbPort > 65_535) {
            throw new IllegalArgumentException("vigil.db-port must be from 0 to 65535");
        }
    }
}
