/** The longer side of a photo that is sent, in points: enough to read a signboard, small enough for a bad network. */
const longest = 1600;
const quality = 0.8;
/** Smaller ones are sent as they are. */
const smallBytes = 300 * 1024;

/** A photo as it is sent: drawn anew on a canvas, upright and smaller, without what the camera wrote beside it. Throws where the browser cannot read it. */
export async function shrunk(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size <= smallBytes) {
    picture.close();
    return file;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to draw on');
  // A transparent ground would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw new Error('the photo could not be drawn');
  return blob.size < file.size ? new File([blob], `${stem(file.name)}.jpg`, { type: 'image/jpeg' }) : file;
}

const stem = (name: string): string => name.replace(/\.[^.]*$/, '') || 'photo';

export const isPhoto = (file: File): boolean => file.type.startsWith('image/');
