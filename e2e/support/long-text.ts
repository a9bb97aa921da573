/** A speech of about 100,000 characters and 2,000 promises: the largest that the living document must carry without a stutter. */
export function longSpeech(paragraphs = 1000): string {
  const lines = ['在全市三年攻坚总结推进大会上的讲话', '（2025年3月20日）', '同志们：'];
  for (let at = 0; at < paragraphs; at += 1) {
    if (at % 100 === 0) lines.push(`${numerals[at / 100]}、第${numerals[at / 100]}个方面的工作`);
    lines.push(
      `第${at + 1}项，要在2025年12月底前新增规上企业${(at % 90) + 10}家，完成技术改造项目${(at % 40) + 5}个，` +
        '市发展改革委牵头，市财政局配合，各区县、各园区要把责任落到岗位、落到人头，一件一件抓到底，' +
        '发现问题当场研究、当场交办，绝不让企业和群众来回跑、反复跑。',
    );
  }
  return lines.join('\n');
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
