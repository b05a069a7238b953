package io.connectdoris.standin;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packagesOf = DorisStandIn.class, importOptions = DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("io.connectdoris.standin.(*)..")
            .should()
            .beFreeOfCycles()
            .because("catalog, value, load, txn, sql and server build on each other in this order;"
                    + " move what two of them need to the earlier one");

    @ArchTest
    static final ArchRule NOTHING_IS_SHARED_WITH_THE_CLIENT = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.connectdoris.doris..", "io.connectdoris.client..", "io.connectdoris.sink..")
            .because("one misreading of Doris must not pass on both sides");
}
