/** The one-way character table of OpenCC: `乾 干|亂 乱|…`. The package publishes it without types. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export default characters;
}
