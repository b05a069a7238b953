/** Aside of the flow: every setting, its documentation and its check. Read once, into immutable records. */
package io.connectdoris.sink.config;
