// What a person drops or chooses, as inputs for the studio: each archive by itself, a folder as one archive. Some browsers
// unpack a download into a folder of their own accord.
// @ts-check

/** @typedef {import('../studio').StudioInput} StudioInput */

/** @param {Iterable<File>} files @returns {StudioInput[]} */
export function inputsOfFiles(files) {
  return [...files].map((file) => ({ name: file.name, files: [{ path: file.name, file }], folder: false }));
}

/** Of <input webkitdirectory>: the paths begin with the folder's name. @param {Iterable<File>} files @returns {StudioInput[]} */
export function inputOfFolder(files) {
  const all = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  if (all.length === 0) return [];
  return [{ name: all[0].path.split('/')[0], files: all, folder: true }];
}

/** @param {DataTransfer} transfer @returns {Promise<StudioInput[]>} */
export async function inputsOfDrop(transfer) {
  // The list is gone after the first await.
  const entries = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const inputs = [];
  for (const { entry, file } of entries) {
    if (entry?.isDirectory) {
      inputs.push({
        name: entry.name,
        files: await filesBelow(/** @type {FileSystemDirectoryEntry} */ (entry), `${entry.name}/`),
        folder: true,
      });
    } else if (file) {
      inputs.push(...inputsOfFiles([file]));
    }
  }
  return inputs;
}

/** @param {FileSystemDirectoryEntry} folder @param {string} path @returns {Promise<{ path: string, file: File }[]>} */
async function filesBelow(folder, path) {
  const found = [];
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory)
      found.push(...(await filesBelow(/** @type {FileSystemDirectoryEntry} */ (entry), `${path}${entry.name}/`)));
    else found.push({ path: path + entry.name, file: await fileOf(/** @type {FileSystemFileEntry} */ (entry)) });
  }
  return found;
}

/** readEntries gives a hundred at a time. @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
