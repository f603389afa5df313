package io.vigil.server.readings;

import io.vigil.server.db.OldestPostgres;

@OldestPostgres
class SameVerdictOnOldestPostgresIT extends SameVerdictIT {}
