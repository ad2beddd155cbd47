"""Words of a site's menus and buttons, which a copied page leaves as lines of their own."""

from __future__ import annotations

import re

# what no document says in a line by itself
_BUTTONS = """
首页 返回首页 返回上一页 返回上级 返回列表 返回顶部 网站首页 打印 打印本文 打印本页 打印此页 关闭 关闭本页
关闭窗口 分享 收藏 点赞 在看 转发 复制链接 扫码分享到手机 本页二维码 手机扫码阅读 听文章 语音播报 朗读
相关文档 相关附件 相关政策解读 相关信息 热门文章 热点信息 最新文章 最新信息 网站地图 站点地图 网站导航
联系我们 关于我们 隐私声明 版权声明 法律声明 网站声明 免责声明 使用帮助 网站帮助 常见问题 本站支持IPv6
收藏本站 加入收藏 设为首页 设为主页 请输入关键字 请输入关键词 搜索 搜一搜 高级搜索 全文检索 站内搜索 智能搜索
热门搜索 政务微博 政务微信 手机版 电脑版 移动端 繁體中文 繁體 繁体中文 繁体 繁体版 简体 简体中文 English
无障碍 无障碍浏览 无障碍阅读 适老化无障碍服务 长者助手 长者模式 关怀版 登录 注册 用户登录 个人中心 用户中心
退出 注销 暂无评论 我要评论 发表评论 网页纠错 网站纠错 我要纠错 纠错 意见反馈 智能问答 在线客服 展开全文
查看更多 更多 此页面已归档
"""
# what a menu says beside them, and a document may say too
_SECTIONS = """
政务公开 政府信息公开 信息公开 政务服务 办事服务 网上办事 政民互动 互动交流 公众参与 新闻中心 新闻动态
政务动态 数据开放 政府数据 专题专栏 专题 政策法规 政策文件 政策解读 政策咨询 机构设置 机构职能 通知公告
公示公告 规划计划 工作动态 政府网站年报
"""
BUTTONS, SECTIONS = frozenset(_BUTTONS.split()), frozenset(_SECTIONS.split())
PARTED = re.compile(r"[\s|｜丨·•/>＞»【】\[\]]+")
FIRST = frozenset(word[0] for word in BUTTONS | SECTIONS) | frozenset("【[|｜·•")
LONGEST = 80
MENU = 3  # words of one


def is_menu(line: str) -> bool:
    """Whether a line is made of nothing but such words."""
    if line[0] not in FIRST or len(line) > LONGEST:
        return False
    words = [word for word in PARTED.split(line) if word]
    if all(word in BUTTONS for word in words):
        return bool(words)
    return len(words) >= MENU and all(word in BUTTONS or word in SECTIONS for word in words)
