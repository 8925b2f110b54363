;; The two sums that a search among sketches spends its time on, 16 bytes at a time; see sketch-kernel.ts, which calls
;; them. Compiled by `npm run kernel`.
(module
  (memory (export "memory") 1)

  ;; For each row of a number of blocks, the sum of what a table holds for each half byte of the row's bits.
  ;; A block has 16 rows: the first byte of each row, then the second of each, and so on.
  ;; A table has for each of these bytes 16 values of its low half, then 16 of its high one. All are at most 127.
  (func (export "lookUp")
    (param $bits i32) (param $blocks i32) (param $bytes i32) (param $table i32) (param $sums i32)
    (local $entry i32) (local $left i32) (local $turns i32)
    (local $code v128) (local $value v128) (local $even v128) (local $odd v128)
    (loop $block
      (local.set $entry (local.get $table))
      (local.set $left (local.get $bytes))
      (v128.store (local.get $sums) (v128.const i32x4 0 0 0 0))
      (v128.store offset=16 (local.get $sums) (v128.const i32x4 0 0 0 0))
      (v128.store offset=32 (local.get $sums) (v128.const i32x4 0 0 0 0))
      (v128.store offset=48 (local.get $sums) (v128.const i32x4 0 0 0 0))
      (loop $part
        ;; 256 values of at most 254 are what 16 bits hold.
        (local.set $turns
          (select (local.get $left) (i32.const 256) (i32.lt_u (local.get $left) (i32.const 256))))
        (local.set $left (i32.sub (local.get $left) (local.get $turns)))
        (local.set $even (v128.const i32x4 0 0 0 0))
        (local.set $odd (v128.const i32x4 0 0 0 0))
        (loop $byte
          (local.set $code (v128.load (local.get $bits)))
          (local.set $value
            (i8x16.add
              (i8x16.swizzle
                (v128.load (local.get $entry))
                (v128.and (local.get $code) (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
              (i8x16.swizzle
                (v128.load offset=16 (local.get $entry))
                (i8x16.shr_u (local.get $code) (i32.const 4)))))
          (local.set $even
            (i16x8.add
              (local.get $even)
              (v128.and (local.get $value) (v128.const i32x4 0x00ff00ff 0x00ff00ff 0x00ff00ff 0x00ff00ff))))
          (local.set $odd
            (i16x8.add (local.get $odd) (i16x8.shr_u (local.get $value) (i32.const 8))))
          (local.set $bits (i32.add (local.get $bits) (i32.const 16)))
          (local.set $entry (i32.add (local.get $entry) (i32.const 32)))
          (br_if $byte (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
        ;; Rows 0 to 7 in order, then 8 to 15.
        (local.set $value
          (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $even) (local.get $odd)))
        (v128.store (local.get $sums)
          (i32x4.add (v128.load (local.get $sums)) (i32x4.extend_low_i16x8_u (local.get $value))))
        (v128.store offset=16 (local.get $sums)
          (i32x4.add (v128.load offset=16 (local.get $sums)) (i32x4.extend_high_i16x8_u (local.get $value))))
        (local.set $value
          (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $even) (local.get $odd)))
        (v128.store offset=32 (local.get $sums)
          (i32x4.add (v128.load offset=32 (local.get $sums)) (i32x4.extend_low_i16x8_u (local.get $value))))
        (v128.store offset=48 (local.get $sums)
          (i32x4.add (v128.load offset=48 (local.get $sums)) (i32x4.extend_high_i16x8_u (local.get $value))))
        (br_if $part (local.get $left)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
      (br_if $block (local.tee $blocks (i32.sub (local.get $blocks) (i32.const 1))))))

  ;; For each row, the product of its codes, half a byte each, with as many numbers of 16 bits.
  ;; Of 16 bytes, the low halves belong to 16 numbers and the high ones to the next 16.
  (func (export "multiply")
    (param $codes i32) (param $rows i32) (param $bytes i32) (param $numbers i32) (param $products i32)
    (local $number i32) (local $end i32) (local $code v128) (local $half v128) (local $sum v128)
    (loop $row
      (local.set $number (local.get $numbers))
      (local.set $end (i32.add (local.get $codes) (local.get $bytes)))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (loop $part
        (local.set $code (v128.load (local.get $codes)))
        (local.set $half
          (v128.and (local.get $code) (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
        (local.set $sum
          (i32x4.add (local.get $sum)
            (i32x4.add
              (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_u (local.get $half)) (v128.load (local.get $number)))
              (i32x4.dot_i16x8_s
                (i16x8.extend_high_i8x16_u (local.get $half))
                (v128.load offset=16 (local.get $number))))))
        (local.set $half (i8x16.shr_u (local.get $code) (i32.const 4)))
        (local.set $sum
          (i32x4.add (local.get $sum)
            (i32x4.add
              (i32x4.dot_i16x8_s
                (i16x8.extend_low_i8x16_u (local.get $half))
                (v128.load offset=32 (local.get $number)))
              (i32x4.dot_i16x8_s
                (i16x8.extend_high_i8x16_u (local.get $half))
                (v128.load offset=48 (local.get $number))))))
        (local.set $number (i32.add (local.get $number) (i32.const 64)))
        (br_if $part
          (i32.lt_u (local.tee $codes (i32.add (local.get $codes) (i32.const 16))) (local.get $end))))
      (i32.store (local.get $products)
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
          (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
      (local.set $products (i32.add (local.get $products) (i32.const 4)))
      (br_if $row (local.tee $rows (i32.sub (local.get $rows) (i32.const 1)))))))
