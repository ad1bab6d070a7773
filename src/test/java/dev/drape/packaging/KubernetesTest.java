package dev.drape.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The manifests are Kubernetes', fit each other, and fit the service. */
class KubernetesTest {
    private static final Path K8S = Path.of("k8s");
    private static final List<String> OVERLAYS = List.of("cpu", "gpu", "redis");
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");
    private static final long MIB = 1L << 20;

    /** Whole manifests; what only patches another one has no meaning alone, and is judged in what is built. */
    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(K8S)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file ->
                            !file.endsWith("kustomization.yaml") && !file.endsWith("prometheus-adapter-values.yaml"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void hasNoFieldThatKubernetesDoesNotKnow(Path file) throws IOException {
        for (JsonNode document : Manifests.documents(Files.readString(file))) {
            assertThat(Manifests.strictly(document)).isNotNull();
        }
    }

    @Test
    void theStrictReaderIsStrict() throws IOException {
        String wrong = Files.readString(K8S.resolve("base/deployment.yaml"))
                .replace("terminationGracePeriodSeconds", "terminationGraceSeconds");
        assertThatThrownBy(() -> Manifests.strictly(Manifests.documents(wrong).get(0)))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "redis"})
    void overlaysBuildAndFitTogether(String overlay) throws Exception {
        List<Object> all = built(overlay);
        Deployment deployment = drape(all);
        Map<String, String> pods =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        Map<String, String> selector = deployment.getSpec().getSelector().getMatchLabels();
        assertThat(pods).containsAllEntriesOf(selector);

        Service service = named(all, Service.class, "drape");
        assertThat(pods).containsAllEntriesOf(service.getSpec().getSelector());
        assertThat(container(deployment).getPorts())
                .extracting("name")
                .contains(service.getSpec().getPorts().get(0).getTargetPort().getStrVal());
        assertThat(pods)
                .containsAllEntriesOf(named(all, PodDisruptionBudget.class, "drape")
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        assertThat(pods)
                .containsAllEntriesOf(named(all, NetworkPolicy.class, "drape")
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels());
        HorizontalPodAutoscaler scaler = named(all, HorizontalPodAutoscaler.class, "drape");
        assertThat(scaler.getSpec().getScaleTargetRef().getName())
                .isEqualTo(deployment.getMetadata().getName());
        assertThat(deployment.getSpec().getReplicas()).isNull();
        assertThat(container(deployment).getEnvFrom().get(0).getConfigMapRef().getName())
                .isEqualTo(named(all, ConfigMap.class, "drape").getMetadata().getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "redis"})
    void podsMayDoNothingButTheirWork(String overlay) throws Exception {
        for (Object document : built(overlay)) {
            if (document instanceof Deployment deployment) {
                var pod = deployment.getSpec().getTemplate().getSpec();
                assertThat(pod.getAutomountServiceAccountToken()).isFalse();
                assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
                assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                        .isEqualTo("RuntimeDefault");
                var rights = pod.getContainers().get(0).getSecurityContext();
                assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
                assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
                assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "redis"})
    void memoryIsTheHeapAndWhatItDoesNotShow(String overlay) throws Exception {
        Container container = container(drape(built(overlay)));
        Quantity limit = container.getResources().getLimits().get("memory");
        assertThat(container.getResources().getRequests().get("memory")).isEqualTo(limit);
        Map<String, String> environment =
                container.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        String options = environment.get("JAVA_OPTS");
        assertThat(options).contains(RunCommand.collector());
        assertThat("MALLOC_ARENA_MAX=" + environment.get("MALLOC_ARENA_MAX")).isEqualTo(RunCommand.arenas());
        Matcher heap = HEAP.matcher(options);
        assertThat(heap.find()).isTrue();
        long outsideMib = Quantity.getAmountInBytes(limit).longValueExact() / MIB - Long.parseLong(heap.group(1));
        assertThat(outsideMib).isGreaterThanOrEqualTo(1_024);
    }

    /** preStop, delay, the requests that run, the lanes and the pool: each in turn, before Kubernetes kills the pod. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "redis"})
    void thereIsTimeToFinishTheLongestRequest(String overlay) throws Exception {
        Properties service = applicationProperties();
        Deployment deployment = drape(built(overlay));
        long preStop =
                container(deployment).getLifecycle().getPreStop().getSleep().getSeconds();
        long delay = seconds(service.getProperty("%prod.quarkus.shutdown.delay"));
        long timeout = seconds(service.getProperty("quarkus.shutdown.timeout"));
        long deadline = seconds(service.getProperty("drape.tryon.deadline").replaceFirst(".*:(\\w+)}", "$1"));
        assertThat(timeout).isGreaterThan(deadline);
        assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(preStop + delay + timeout + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "redis"})
    void probesAskWhatTheyMean(String overlay) throws Exception {
        Container container = container(drape(built(overlay)));
        assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
        assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "redis"})
    void settingsExist(String overlay) throws Exception {
        String known = Files.readString(Path.of("src/main/resources/application.properties"))
                + Files.readString(Path.of("docs/configuration.md"));
        ConfigMap settings = named(built(overlay), ConfigMap.class, "drape");
        assertThat(settings.getData().keySet())
                .allSatisfy(name -> assertThat(known)
                        .containsAnyOf(
                                name, name.toLowerCase(java.util.Locale.ROOT).replace('_', '.')));
    }

    @Test
    void aGpuIsAskedForAndNeverSurged() throws Exception {
        Deployment deployment = drape(built("gpu"));
        assertThat(container(deployment).getResources().getLimits().get("nvidia.com/gpu"))
                .isEqualTo(new Quantity("1"));
        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxSurge()
                        .getIntVal())
                .isZero();
        assertThat(deployment.getSpec().getTemplate().getSpec().getNodeSelector())
                .isNotEmpty();
        assertThat(named(built("gpu"), ConfigMap.class, "drape").getData()).containsEntry("DRAPE_REQUIRE_GPU", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void imagesAreThisVersion(String overlay) throws Exception {
        assertThat(container(drape(built(overlay))).getImage()).isEqualTo("drape:" + Pom.version() + "-" + overlay);
    }

    /** Components are added to an overlay by whoever wants them; here to the CPU one, in a directory of its own. */
    @Test
    void componentsFitTheOverlays() throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "kustomize"));
        Files.writeString(directory.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../k8s/overlays/cpu]
                components: [../../k8s/components/monitoring, ../../k8s/components/queue-autoscaling]
                """);
        assumeKubectl();
        List<Object> all = new ArrayList<>();
        for (JsonNode document : Manifests.built(directory)) {
            all.add(Manifests.strictly(document));
        }
        HorizontalPodAutoscaler scaler = named(all, HorizontalPodAutoscaler.class, "drape");
        String metric =
                scaler.getSpec().getMetrics().get(1).getPods().getMetric().getName();
        JsonNode adapter = Manifests.documents(
                        Files.readString(K8S.resolve("components/queue-autoscaling/prometheus-adapter-values.yaml")))
                .get(0);
        assertThat(adapter.path("rules")
                        .path("custom")
                        .get(0)
                        .path("name")
                        .path("as")
                        .asText())
                .isEqualTo(metric);
        var monitor = named(all, io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor.class, "drape");
        Service service = named(all, Service.class, "drape");
        assertThat(service.getMetadata().getLabels())
                .containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels());
        assertThat(service.getSpec().getPorts().get(0).getName())
                .isEqualTo(monitor.getSpec().getEndpoints().get(0).getPort());
    }

    /** KEDA makes the autoscaler itself: a second one would fight it. */
    @Test
    void kedaScalesWhatTheAutoscalerDidOnTheSameMetric() throws Exception {
        Path directory = Files.createDirectories(Path.of("target/kustomize/keda"));
        Files.writeString(directory.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../../k8s/overlays/cpu]
                components: [../../../k8s/components/keda-autoscaling]
                """);
        assumeKubectl();
        List<Object> all = new ArrayList<>();
        for (JsonNode document : Manifests.built(directory)) {
            all.add(Manifests.strictly(document));
        }
        assertThat(all).noneMatch(HorizontalPodAutoscaler.class::isInstance);
        ScaledObject.Spec keda = all.stream()
                .filter(ScaledObject.class::isInstance)
                .map(document -> ((ScaledObject) document).spec())
                .findFirst()
                .orElseThrow();
        assertThat(keda.scaleTargetRef().name())
                .isEqualTo(drape(all).getMetadata().getName());
        HorizontalPodAutoscaler plain = named(built("cpu"), HorizontalPodAutoscaler.class, "drape");
        assertThat(keda.minReplicaCount()).isEqualTo(plain.getSpec().getMinReplicas());
        assertThat(keda.maxReplicaCount()).isEqualTo(plain.getSpec().getMaxReplicas());
        assertThat(keda.advanced().horizontalPodAutoscalerConfig().behavior())
                .isEqualTo(plain.getSpec().getBehavior());
        assertThat(keda.triggers()).extracting(ScaledObject.Trigger::type).containsExactly("cpu", "prometheus");
        assertThat(keda.triggers().get(0).metadata())
                .containsEntry(
                        "value",
                        plain.getSpec()
                                .getMetrics()
                                .get(0)
                                .getResource()
                                .getTarget()
                                .getAverageUtilization()
                                .toString());
        assertThat(keda.triggers().get(1).metadata().get("query")).contains("drape_lane_queue_wait_seconds_sum");
    }

    private static List<Object> built(String overlay) throws Exception {
        assumeKubectl();
        assertThat(OVERLAYS).contains(overlay);
        List<Object> all = new ArrayList<>();
        for (JsonNode document : Manifests.built(K8S.resolve("overlays").resolve(overlay))) {
            all.add(Manifests.strictly(document));
        }
        return all;
    }

    private static void assumeKubectl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl"))),
                "kubectl is not installed");
    }

    private static Deployment drape(List<Object> all) {
        return named(all, Deployment.class, "drape");
    }

    private static <T extends io.fabric8.kubernetes.api.model.HasMetadata> T named(
            List<Object> all, Class<T> type, String name) {
        List<T> found = all.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(document -> document.getMetadata().getName().equals(name))
                .collect(Collectors.toList());
        assertThat(found).as(type.getSimpleName() + " " + name).hasSize(1);
        return found.get(0);
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static long seconds(String duration) {
        return Long.parseLong(duration.replaceFirst("s$", ""));
    }

    private static Properties applicationProperties() {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
