package io.connectdoris.sink;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages are the steps of the flow, and arrows point down the flow only. */
@AnalyzeClasses(packages = "io.connectdoris.sink", importOptions = DoNotIncludeTests.class)
class FlowTest {

    private static final String ROOT = "io.connectdoris.sink";

    @ArchTest
    static final ArchRule arrowsPointDownTheFlow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("entry")
            .definedBy(ROOT)
            .layer("config")
            .definedBy(ROOT + ".config..")
            .layer("decode")
            .definedBy(ROOT + ".cdc..")
            .layer("route")
            .definedBy(ROOT + ".route..")
            .layer("fit schema")
            .definedBy(ROOT + ".schema..")
            .layer("buffer")
            .definedBy(ROOT + ".buffer..")
            .layer("encode")
            .definedBy(ROOT + ".encode..")
            .layer("load")
            .definedBy(ROOT + ".load..")
            .layer("acknowledge")
            .definedBy(ROOT + ".ack..")
            .whereLayer("entry")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("decode")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("route")
            .mayOnlyBeAccessedByLayers("entry", "decode")
            .whereLayer("fit schema")
            .mayOnlyBeAccessedByLayers("entry", "config", "decode", "route")
            .whereLayer("buffer")
            .mayOnlyBeAccessedByLayers("entry", "config", "decode", "route", "fit schema")
            .whereLayer("encode")
            .mayOnlyBeAccessedByLayers("entry", "config", "decode", "route", "fit schema", "buffer")
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("entry", "decode", "route", "fit schema", "buffer", "encode")
            .because(
                    "a step owns its input type and the step before builds it: move a type down to the step that takes it");

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("the flow has one direction: let the earlier step pass what the later one needs");
}
