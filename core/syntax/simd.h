// Eight 16-bit numbers at once, with the same results on every processor: SSE2, WebAssembly SIMD,
// or plain loops.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

/// What the operations mean; used where the processor has none that are known here.
namespace sayso::simd::plain {

struct Vector {
  std::int16_t at[8];
};
struct Wide {
  std::int32_t at[4];
};
inline std::int16_t saturate(std::int32_t value) {
  return static_cast<std::int16_t>(value < -32768 ? -32768 : value > 32767 ? 32767 : value);
}
template <typename To, typename From>
To cast(From from) {
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}
inline Vector load(const void* from) {
  Vector v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
inline void store(void* to, Vector v) { std::memcpy(to, &v, sizeof v); }
inline Vector splat32(std::int32_t value) {
  return cast<Vector>(Wide{{value, value, value, value}});
}
inline Vector zero() { return splat32(0); }
inline Vector dot(Vector a, Vector b) {
  Wide out;
  for (int i = 0; i < 4; ++i) {
    const std::int64_t low = a.at[2 * i] * b.at[2 * i];
    out.at[i] = static_cast<std::int32_t>(low + a.at[2 * i + 1] * b.at[2 * i + 1]);  // wraps
  }
  return cast<Vector>(out);
}
inline Vector add32(Vector a, Vector b) {
  Wide x = cast<Wide>(a), y = cast<Wide>(b);
  for (int i = 0; i < 4; ++i) {
    x.at[i] = static_cast<std::int32_t>(std::int64_t{x.at[i]} + y.at[i]);  // wraps
  }
  return cast<Vector>(x);
}
inline Vector add16(Vector a, Vector b) {
  for (int i = 0; i < 8; ++i) a.at[i] = saturate(a.at[i] + b.at[i]);
  return a;
}
inline Vector max16(Vector a, Vector b) {
  for (int i = 0; i < 8; ++i) a.at[i] = a.at[i] > b.at[i] ? a.at[i] : b.at[i];
  return a;
}
inline Vector shift32(Vector v, int by) {
  Wide x = cast<Wide>(v);
  for (std::int32_t& value : x.at) value >>= by;
  return cast<Vector>(x);
}
inline Vector narrow(Vector a, Vector b) {
  const Wide x = cast<Wide>(a), y = cast<Wide>(b);
  Vector out;
  for (int i = 0; i < 4; ++i) out.at[i] = saturate(x.at[i]), out.at[i + 4] = saturate(y.at[i]);
  return out;
}
inline Vector splat16(std::int16_t value) {
  Vector v;
  for (std::int16_t& one : v.at) one = value;
  return v;
}
inline Vector multiply16(Vector a, Vector b) {
  for (int i = 0; i < 8; ++i) a.at[i] = static_cast<std::int16_t>(a.at[i] * b.at[i]);
  return a;
}
template <int kBy>
Vector shift_left16(Vector v) {
  for (std::int16_t& one : v.at) one = static_cast<std::int16_t>(one * (1 << kBy));
  return v;
}
template <int kBy>
Vector shift_right16(Vector v) {
  for (std::int16_t& one : v.at) one = static_cast<std::int16_t>(one >> kBy);
  return v;
}
struct Bytes {
  std::uint8_t at[16];
};
inline Vector widen_bytes(const std::uint8_t* from) {
  Vector v;
  for (int i = 0; i < 8; ++i) v.at[i] = from[i];
  return v;
}
inline std::uint8_t clamp_byte(std::int16_t value) {
  return static_cast<std::uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
}
inline Vector narrow_bytes(Vector a, Vector b) {
  Bytes out;
  for (int i = 0; i < 8; ++i) {
    out.at[i] = clamp_byte(a.at[i]);
    out.at[i + 8] = clamp_byte(b.at[i]);
  }
  return cast<Vector>(out);
}
inline Vector min_bytes(Vector a, Vector b) {
  Bytes x = cast<Bytes>(a), y = cast<Bytes>(b);
  for (int i = 0; i < 16; ++i) x.at[i] = x.at[i] < y.at[i] ? x.at[i] : y.at[i];
  return cast<Vector>(x);
}
inline std::uint32_t nonzero_bytes(Vector v) {
  const Bytes bytes = cast<Bytes>(v);
  std::uint32_t mask = 0;
  for (unsigned i = 0; i < 16; ++i) {
    if (bytes.at[i] != 0) mask |= 1u << i;
  }
  return mask;
}
inline std::uint32_t equal_bytes16(Vector a, Vector b) {
  std::uint32_t mask = 0;
  for (unsigned i = 0; i < 8; ++i) {
    if (a.at[i] == b.at[i]) mask |= 3u << (2 * i);
  }
  return mask;
}

}  // namespace sayso::simd::plain

namespace sayso::simd {

#if defined(__SSE2__)
using Vector = __m128i;
inline Vector load(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }
inline void store(void* to, Vector v) { _mm_storeu_si128(static_cast<__m128i*>(to), v); }
inline Vector dot(Vector a, Vector b) { return _mm_madd_epi16(a, b); }
inline Vector add32(Vector a, Vector b) { return _mm_add_epi32(a, b); }
inline Vector add16(Vector a, Vector b) { return _mm_adds_epi16(a, b); }
inline Vector max16(Vector a, Vector b) { return _mm_max_epi16(a, b); }
inline Vector zero() { return _mm_setzero_si128(); }
inline Vector shift32(Vector v, int by) { return _mm_srai_epi32(v, by); }
inline Vector narrow(Vector a, Vector b) { return _mm_packs_epi32(a, b); }
inline Vector splat32(std::int32_t value) { return _mm_set1_epi32(value); }
inline Vector splat16(std::int16_t value) { return _mm_set1_epi16(value); }
inline Vector multiply16(Vector a, Vector b) { return _mm_mullo_epi16(a, b); }
template <int kBy>
Vector shift_left16(Vector v) {
  return _mm_slli_epi16(v, kBy);
}
template <int kBy>
Vector shift_right16(Vector v) {
  return _mm_srai_epi16(v, kBy);
}
inline Vector widen_bytes(const std::uint8_t* from) {
  return _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(from)), zero());
}
inline Vector narrow_bytes(Vector a, Vector b) { return _mm_packus_epi16(a, b); }
inline Vector min_bytes(Vector a, Vector b) { return _mm_min_epu8(a, b); }
inline std::uint32_t nonzero_bytes(Vector v) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(v, zero()))) ^ 0xFFFF;
}
inline std::uint32_t equal_bytes16(Vector a, Vector b) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi16(a, b)));
}
#elif defined(__wasm_simd128__)
using Vector = v128_t;
inline Vector load(const void* from) { return wasm_v128_load(from); }
inline void store(void* to, Vector v) { wasm_v128_store(to, v); }
inline Vector dot(Vector a, Vector b) { return wasm_i32x4_dot_i16x8(a, b); }
inline Vector add32(Vector a, Vector b) { return wasm_i32x4_add(a, b); }
inline Vector add16(Vector a, Vector b) { return wasm_i16x8_add_sat(a, b); }
inline Vector max16(Vector a, Vector b) { return wasm_i16x8_max(a, b); }
inline Vector zero() { return wasm_i32x4_const(0, 0, 0, 0); }
inline Vector shift32(Vector v, int by) { return wasm_i32x4_shr(v, static_cast<unsigned>(by)); }
inline Vector narrow(Vector a, Vector b) { return wasm_i16x8_narrow_i32x4(a, b); }
inline Vector splat32(std::int32_t value) { return wasm_i32x4_splat(value); }
inline Vector splat16(std::int16_t value) { return wasm_i16x8_splat(value); }
inline Vector multiply16(Vector a, Vector b) { return wasm_i16x8_mul(a, b); }
template <int kBy>
Vector shift_left16(Vector v) {
  return wasm_i16x8_shl(v, kBy);
}
template <int kBy>
Vector shift_right16(Vector v) {
  return wasm_i16x8_shr(v, kBy);
}
inline Vector widen_bytes(const std::uint8_t* from) { return wasm_u16x8_load8x8(from); }
inline Vector narrow_bytes(Vector a, Vector b) { return wasm_u8x16_narrow_i16x8(a, b); }
inline Vector min_bytes(Vector a, Vector b) { return wasm_u8x16_min(a, b); }
inline std::uint32_t nonzero_bytes(Vector v) {
  return wasm_i8x16_bitmask(wasm_i8x16_ne(v, zero()));
}
inline std::uint32_t equal_bytes16(Vector a, Vector b) {
  return wasm_i8x16_bitmask(wasm_i16x8_eq(a, b));
}
#else
using namespace plain;
#endif

/// out += in, saturating; `size` is a multiple of 8.
inline void add(std::int16_t* out, const std::int16_t* in, std::uint32_t size) {
  for (std::uint32_t i = 0; i < size; i += 8) store(out + i, add16(load(out + i), load(in + i)));
}

/// out = max(out, 0); `size` is a multiple of 8.
inline void rectify(std::int16_t* out, std::uint32_t size) {
  for (std::uint32_t i = 0; i < size; i += 8) store(out + i, max16(load(out + i), zero()));
}

}  // namespace sayso::simd
