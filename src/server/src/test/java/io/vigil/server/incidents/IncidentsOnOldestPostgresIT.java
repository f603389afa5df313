package io.vigil.server.incidents;

import io.vigil.server.db.OldestPostgres;

@OldestPostgres
class IncidentsOnOldestPostgresIT extends IncidentsIT {}
