import { type ThemeConfig, theme } from 'antd';
import { darkTokens, lightTokens } from '../ui/tokens.ts';

export const textFont =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** antd drawn with our colours. */
export function antdTheme(scheme: 'light' | 'dark', motion: boolean): ThemeConfig {
  const tokens = scheme === 'dark' ? darkTokens : lightTokens;
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: tokens.blue,
      colorLink: tokens.blue,
      colorInfo: tokens.blue,
      colorError: tokens.cinnabar,
      colorWarning: tokens.lightYellow,
      colorSuccess: tokens.lightGreen,
      colorErrorBg: tokens.washRed,
      colorErrorBorder: tokens.cinnabar,
      colorWarningBg: tokens.washYellow,
      colorWarningBorder: tokens.lightYellow,
      colorSuccessBg: tokens.washGreen,
      colorSuccessBorder: tokens.lightGreen,
      colorInfoBg: tokens.blueSoft,
      colorInfoBorder: tokens.blue,
      colorText: tokens.ink,
      colorTextSecondary: tokens.inkSoft,
      colorTextTertiary: tokens.inkFaint,
      colorTextPlaceholder: tokens.inkFaint,
      colorTextLightSolid: tokens.onBlue,
      colorBorder: tokens.lineStrong,
      colorBorderSecondary: tokens.line,
      colorBgBase: tokens.paper,
      colorBgContainer: tokens.paper,
      colorBgElevated: tokens.paper,
      colorBgLayout: tokens.canvas,
      borderRadius: 4,
      fontSize: 15,
      controlHeight: 38,
      fontFamily: textFont,
      wireframe: false,
      motion,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Modal: { titleFontSize: 18 },
    },
  };
}
