package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one stack for all classes that ask for it, and looks through its logs for passwords after each of them. */
final class SharedStack implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    /** The store closes it when the last class has run. */
    private record Started(TestStack stack) implements AutoCloseable {
        @Override
        public void close() {
            stack.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stack(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(stack(context).leaks())
                .as("lines of the servers' logs that hold a password")
                .isEmpty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    private static TestStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedStack.class))
                .getOrComputeIfAbsent(Started.class, key -> new Started(TestStack.start()), Started.class)
                .stack();
    }
}
