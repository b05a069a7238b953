package io.connectdoris.client;

import java.util.regex.Pattern;

/** Makes what others say fit for a message: without credentials, on one line. */
final class Words {

    private static final Pattern USERINFO = Pattern.compile("//[^/@\\s\"']*@");
    private static final Pattern TAGS =
            Pattern.compile("<(?:style|script).*?</(?:style|script)>|<[^<>]{0,200}>", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Words() {}

    /** Without the credentials that a URL may carry (facts.md 1.3). */
    static String withoutUserinfo(String text) {
        return text.indexOf('@') < 0 ? text : USERINFO.matcher(text).replaceAll("//");
    }

    /** The text of a body that may be HTML. */
    static String plain(String text) {
        String shown = text.startsWith("<") ? TAGS.matcher(text).replaceAll(" ") : text;
        return withoutUserinfo(BLANKS.matcher(shown).replaceAll(" ").strip());
    }
}
