/** Where a mock answers the certificate of its CA, in PEM, to whoever asks for it. */
export const CA_PATH = '/ca.pem';
