package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;

/** A load that ends with status Fail; the message is what the answer says. */
public final class LoadFailure extends Exception {

    public LoadFailure(String code, String text) {
        super("[" + code + "]" + text);
    }

    /** A refusal by the FE, as the BE passes it on. */
    public static LoadFailure fromFrontend(DorisException refusal) {
        String code = refusal.detail().startsWith("errCode = 7") ? "NOT_FOUND" : "ANALYSIS_ERROR";
        return new LoadFailure(code, "TStatus: " + refusal.detail());
    }

    static LoadFailure invalid(String text) {
        return new LoadFailure("INVALID_ARGUMENT", text);
    }
}
