// Debian's static qpdf wants GnuTLS to decrypt PDFs, and GnuTLS cannot be linked statically there
// (p11-kit, which it needs, exists as a shared object only). Plumbline has no password to try
// anyway: an encrypted file is reported as such. So these functions stand in for GnuTLS's, and all
// of them refuse.
#include <cstddef>

extern "C" {

int gnutls_hash_init(void**, int) {
  return -1;
}
int gnutls_hash(void*, const void*, size_t) {
  return -1;
}
void gnutls_hash_deinit(void*, void*) {}
int gnutls_cipher_init(void**, int, const void*, const void*) {
  return -1;
}
int gnutls_cipher_encrypt2(void*, const void*, size_t, void*, size_t) {
  return -1;
}
int gnutls_cipher_decrypt2(void*, const void*, size_t, void*, size_t) {
  return -1;
}
void gnutls_cipher_deinit(void*) {}
unsigned gnutls_cipher_get_key_size(int) {
  return 0;
}
int gnutls_rnd(int, void*, size_t) {
  return -1;
}
const char* gnutls_strerror(int) {
  return "no encryption";
}
}
