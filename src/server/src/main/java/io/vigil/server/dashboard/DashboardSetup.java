package io.vigil.server.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the page at `/` and what it is made of below `/ui/`.
///
/// A browser asks again each time and gets a 304 as long as nothing has changed. The entity tag is a
/// digest of the content: the files of a reproducible jar all carry the same time.
@Configuration(proxyBeanMethods = false)
class DashboardSetup implements WebMvcConfigurer {

    private static final String PAGE = "/";
    private static final String PARTS = "/ui/**";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController(PAGE).setViewName("forward:/ui/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PARTS)
                .addResourceLocations("classpath:/dashboard/")
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(DashboardSetup::entityTag);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageHeaders()).addPathPatterns(PAGE, PARTS);
    }

    private static String entityTag(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return '"' + DigestUtils.md5DigestAsHex(content) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
