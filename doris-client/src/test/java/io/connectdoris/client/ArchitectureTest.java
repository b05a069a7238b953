package io.connectdoris.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = DorisClient.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_KAFKA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.debezium..", "io.connectdoris.sink..", "io.connectdoris.standin..")
            .because("the client is Doris over HTTP alone: hand in what it needs as a parameter");

    @ArchTest
    static final ArchRule HTTP_CLASSES_STAY_INSIDE = noClasses()
            .that()
            .arePublic()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "com.fasterxml.jackson..")
            .because("the API must not tie its users to an HTTP or JSON library: make the class package-private");

    @ArchTest
    static final ArchRule ONLY_HTTP_SPEAKS_HTTP = noClasses()
            .that()
            .doNotHaveSimpleName("Http")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.hc.client5.http.impl.classic.CloseableHttpClient")
            .because("timeouts, cutting off and hiding the login happen in Http: send calls through it");

    @ArchTest
    static final ArchRule NO_STATE_IN_STATICS = noFields()
            .that()
            .areStatic()
            .should()
            .notBeFinal()
            .because("several connectors share one JVM: make it a field of the client");

    @ArchTest
    static final ArchRule NOTHING_PRINTS = classes()
            .should()
            .onlyDependOnClassesThat()
            .doNotHaveFullyQualifiedName("java.io.PrintStream")
            .because("a library logs, seldom, or throws");
}
