// Makes the program a machine on which the native library for PDF cannot be loaded, as with a C library that is too old.
const load = process.dlopen;
process.dlopen = (module, file, ...rest) => {
  if (file.includes('typst')) throw new Error("version `GLIBC_2.99' not found");
  return load(module, file, ...rest);
};
