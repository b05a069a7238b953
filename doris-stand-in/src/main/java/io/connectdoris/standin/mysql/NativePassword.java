package io.connectdoris.standin.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** The method {@code mysql_native_password}: the client proves that it knows a password without sending it. */
final class NativePassword {

    static final String METHOD = "mysql_native_password";
    static final int CHALLENGE_LENGTH = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private NativePassword() {}

    /** Letters and digits only, since clients read it up to a zero. */
    static byte[] challenge() {
        byte[] challenge = new byte[CHALLENGE_LENGTH];
        for (int i = 0; i < challenge.length; i++) {
            challenge[i] = (byte) Character.forDigit(RANDOM.nextInt(Character.MAX_RADIX), Character.MAX_RADIX);
        }
        return challenge;
    }

    static boolean proves(byte[] proof, byte[] challenge, String password) {
        if (password.isEmpty()) {
            return proof.length == 0;
        }
        byte[] once = sha1(password.getBytes(StandardCharsets.UTF_8));
        byte[] mask = sha1(challenge, sha1(once));
        byte[] expected = new byte[once.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) (once[i] ^ mask[i]);
        }
        return MessageDigest.isEqual(expected, proof);
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
