package io.vigil.server.live;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.tags.Tag;
import io.vigil.server.ops.ApiCall;
import io.vigil.server.ops.Schemas;
import io.vigil.server.queries.QueryDocs;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The part of the OpenAPI document that tells of streams.
@Component
@Order(6)
final class StreamDocs implements OpenApiCustomizer {

    private static final String TAG = "streams";

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name(TAG).description("what happens, as it happens, by server-sent events"));
        document.path("/anomalies/stream", stream(new ApiCall(TAG, "Anomalies; Last-Event-ID goes on after one without a gap")
                .header("Last-Event-ID", Schemas.count(""), "the id of the last anomaly that was heard")));
        document.path("/live", stream(new ApiCall(TAG, "Readings, anomalies, incidents and windows; what is missed is missed")));
    }

    private static PathItem stream(ApiCall call) {
        return new PathItem().get(QueryDocs.parameters(call, StreamsController.NAMES)
                .answers(200, "Events until either side ends it", new Content()
                        .addMediaType(Stream.MEDIA_TYPE, new MediaType().schema(new StringSchema())))
                .fails(400, 405, 406, 422, 503));
    }
}
