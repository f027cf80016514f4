import { describe, expect, it } from '@jest/globals';
import { MAX_PHOTO_BYTES, photoType } from './photo-type.js';

function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, Buffer.from('0802000000', 'hex')]);
}

/** An APP0 segment, a table that looks like a frame, a fill byte, then the frame. */
function jpeg(width: number, height: number, frame = 'c0'): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height);
  size.writeUInt16BE(width, 2);
  const before = Buffer.from('ffd8ffe0000400aaffc400040000ff', 'hex');
  return Buffer.concat([before, Buffer.from(`ff${frame}001108`, 'hex'), size, Buffer.alloc(16)]);
}

describe('a photo', () => {
  it('is known by what it begins with', () => {
    expect(photoType(png(96, 128))).toBe('image/png');
    expect(photoType(jpeg(96, 128))).toBe('image/jpeg');
    expect(photoType(jpeg(96, 128, 'c2'))).toBe('image/jpeg');
  });

  it.each([
    ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['nothing', Buffer.alloc(0)],
    ['a PNG signature alone', png(1, 1).subarray(0, 16)],
    ['a JPEG start alone', Buffer.from('ffd8ff', 'hex')],
    ['a JPEG whose segments lead nowhere', Buffer.from('ffd8ffe0ffff00000000000000000000', 'hex')],
    ['a JPEG of fill bytes', Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(64, 0xff)])],
    ['too wide a PNG', png(2_049, 1)],
    ['too high a JPEG', jpeg(1, 2_049)],
    ['a PNG without pixels', png(0, 5)],
    ['too many bytes', Buffer.concat([png(9, 9), Buffer.alloc(MAX_PHOTO_BYTES)])],
  ])('%s is none', (_name, bytes) => {
    expect(photoType(bytes)).toBeNull();
  });

  it('control: bytes behind a small picture are no reason', () => {
    expect(photoType(Buffer.concat([png(9, 9), Buffer.alloc(1_000)]))).toBe('image/png');
  });
});
